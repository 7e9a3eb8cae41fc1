"""Questions about the model: asked in a small language, answered with a story or with a proof."""

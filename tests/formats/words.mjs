// Whether what a source says arrives in its drawing, whatever lines the words are broken into.

const UNSEEN = /[\s\u2060\u200b]/g; // spaces, and what keeps characters apart

const squeezed = (text) => text.replace(UNSEEN, "");

/** Throws if words of the source are not in the drawing. */
export function compareWords(said, drawn) {
  const whole = squeezed(drawn);
  const missing = said.filter((words) => !whole.includes(squeezed(words)));
  if (missing.length > 0) {
    throw new Error(`these words did not arrive as they are:\n  ${missing.join("\n  ")}`);
  }
  return said.length;
}

/** Throws if the drawing has not as many of something as the source. */
export function compareNumbers(what, said, drawn) {
  if (said !== drawn) throw new Error(`${said} ${what} in the source, ${drawn} in the drawing`);
}

/** Returns a text with its numeric entities as characters, `&` or nothing before the `#`. */
export function decoded(text, entity) {
  return text.replace(entity, (_, number) => String.fromCodePoint(Number(number)));
}

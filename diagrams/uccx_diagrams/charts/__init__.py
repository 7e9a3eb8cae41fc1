"""Charts of the model, each made of its graph and told in a language; `writers` write them."""

package app.tune.studio.examples;

/**
 * A block of code in a document.
 *
 * @param place the document and the block's first line
 * @param source the file that it quotes, and after a comma the part of it; null where it names none
 * @param code the text
 */
record CodeBlock(String place, String source, String code) {}

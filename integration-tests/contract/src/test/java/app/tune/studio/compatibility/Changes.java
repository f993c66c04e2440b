package app.tune.studio.compatibility;

/**
 * What differs between two versions of one thing.
 *
 * @param breaking whether somebody who used the old one may have to change something
 * @param report the differences, to be read by people
 */
record Changes(boolean breaking, String report) {}

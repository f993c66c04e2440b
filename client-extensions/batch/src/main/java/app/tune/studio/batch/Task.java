package app.tune.studio.batch;

/**
 * An item to be completed.
 *
 * @param item the item
 * @param sequence its place among those that this run sends, from 0
 */
record Task(BatchItem item, long sequence) {}

package app.tune.studio.spark;

import java.io.Serializable;

/** Where completions are kept, and which column identifies their rows. */
record JournalSettings(String directory, String idColumn) implements Serializable {}

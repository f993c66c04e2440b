package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.ResultMembers;

/** A line with the members of a request, and an id if it likes. */
final class PromptLine {

  private PromptLine() {}

  static BatchItem item(JsonLine line) throws FaultyLineException {
    String custom = line.takeId(ResultMembers.CUSTOM_ID);
    String id = custom != null ? custom : line.takeId(ResultMembers.ID);
    return new BatchItem(
        id != null ? id : Long.toString(line.number()),
        line.number(),
        new RequestMembers(line.members()));
  }
}

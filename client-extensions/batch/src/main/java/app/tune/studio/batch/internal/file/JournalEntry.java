package app.tune.studio.batch.internal.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;

/**
 * What one line of the journal says.
 *
 * @param line its number, from 1
 * @param id the item's
 * @param failed whether it is an error line
 */
public record JournalEntry(long line, String id, boolean failed) {

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build())
          .build();
  private static final int FIRST_ERROR_STATUS = 400;

  /**
   * Reads a line without making objects of what it does not need.
   *
   * @throws IOException where the line is not one JSON object with an id and a response or an error
   */
  static JournalEntry read(ByteLines lines) throws IOException {
    String id = null;
    boolean failed = false;
    boolean result = false;
    try (JsonParser parser = JSON.createParser(lines.array(), lines.offset(), lines.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken value = parser.nextToken();
        result |= name.equals(ResultMembers.RESPONSE) || name.equals(ResultMembers.ERROR);
        switch (name) {
          case ResultMembers.CUSTOM_ID -> id = parser.getValueAsString();
          case ResultMembers.ERROR -> failed |= value != JsonToken.VALUE_NULL;
          case ResultMembers.RESPONSE -> failed |= isError(parser);
          default -> {}
        }
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw new IOException("more than one JSON value");
      }
    } catch (JsonProcessingException e) {
      throw new IOException(JsonFault.of(e), e);
    }
    if (id == null) {
      throw new IOException("no " + ResultMembers.CUSTOM_ID);
    }
    if (!result) { // a line of an input has an id, too
      throw new IOException("neither " + ResultMembers.RESPONSE + " nor " + ResultMembers.ERROR);
    }
    return new JournalEntry(lines.number(), id, failed);
  }

  /** Other programs may write the status of an error, and no error. */
  private static boolean isError(JsonParser parser) throws IOException {
    boolean error = false;
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      return false;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean status = parser.currentName().equals(ResultMembers.STATUS_CODE);
      parser.nextToken();
      error |= status && parser.getValueAsInt() >= FIRST_ERROR_STATUS;
      parser.skipChildren();
    }
    return error;
  }
}

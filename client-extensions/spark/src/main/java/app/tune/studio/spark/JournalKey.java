package app.tune.studio.spark;

import app.tune.studio.model.TextCompletionRequest;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a completion is kept under: the id of its row and a digest of its request, so that a row
 * whose prompt or members changed is requested again.
 */
record JournalKey(String id, String request) {

  static JournalKey of(String id, TextCompletionRequest request) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(Json.MAPPER.writeValueAsBytes(request));
      return new JournalKey(id, HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalArgumentException(
          "request: cannot be written as JSON: " + unwritable.getOriginalMessage(), unwritable);
    }
  }
}

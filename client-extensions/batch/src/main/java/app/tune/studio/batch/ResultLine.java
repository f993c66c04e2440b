package app.tune.studio.batch;

import app.tune.studio.batch.internal.file.ResultMembers;
import app.tune.studio.client.ApiResponse;
import app.tune.studio.client.error.TuneStudioException;
import app.tune.studio.model.ModelWriter;
import app.tune.studio.model.TextCompletion;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Writes results as the output files of OpenAI's batches have them. */
final class ResultLine {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
  private static final String ID_PREFIX = "batch_req_";

  private ResultLine() {}

  /** Returns the line without its end. */
  static byte[] of(BatchResult result) {
    ByteArrayBuilder bytes = new ByteArrayBuilder();
    try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
      ApiResponse<TextCompletion> response = result.response();
      RuntimeException failure = result.failure();
      json.writeStartObject();
      json.writeStringField(ResultMembers.ID, ID_PREFIX + callId(result));
      json.writeStringField(ResultMembers.CUSTOM_ID, result.item().id());
      if (response != null) {
        writeCompletion(json, response);
        json.writeNullField(ResultMembers.ERROR);
      } else if (failure != null) {
        writeFailure(json, failure);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("what was read as JSON can be written as JSON", e);
    }
    return bytes.toByteArray();
  }

  /** Returns what the client's log calls the request, or its item where it was never sent. */
  private static String callId(BatchResult result) {
    ApiResponse<TextCompletion> response = result.response();
    if (response != null) {
      return response.callId();
    }
    return result.failure() instanceof TuneStudioException failed
        ? failed.callId()
        : "unsent_" + result.item().id();
  }

  private static void writeCompletion(JsonGenerator json, ApiResponse<TextCompletion> response)
      throws IOException {
    json.writeObjectFieldStart(ResultMembers.RESPONSE);
    json.writeNumberField(ResultMembers.STATUS_CODE, response.status());
    writeRequestId(json, response.requestId(), response.callId());
    json.writeFieldName(ResultMembers.BODY);
    new ModelWriter(json).write(response.value());
    json.writeEndObject();
  }

  private static void writeFailure(JsonGenerator json, RuntimeException failure)
      throws IOException {
    if (failure instanceof TuneStudioException failed && failed.status() > 0) {
      json.writeObjectFieldStart(ResultMembers.RESPONSE);
      json.writeNumberField(ResultMembers.STATUS_CODE, failed.status());
      writeRequestId(json, failed.requestId(), failed.callId());
      json.writeFieldName(ResultMembers.BODY);
      writeBody(json, failed.bodyText());
      json.writeEndObject();
    } else {
      json.writeNullField(ResultMembers.RESPONSE);
    }
    json.writeObjectFieldStart(ResultMembers.ERROR);
    json.writeStringField(ResultMembers.CODE, FailureKind.of(failure));
    json.writeStringField(ResultMembers.MESSAGE, FailureKind.message(failure));
    json.writeEndObject();
  }

  /** Readers of these files expect a text. */
  private static void writeRequestId(JsonGenerator json, @Nullable String server, String client)
      throws IOException {
    json.writeStringField(ResultMembers.REQUEST_ID, server == null ? client : server);
  }

  /** Writes JSON as JSON, everything else as a text. */
  private static void writeBody(JsonGenerator json, String body) throws IOException {
    JsonNode parsed;
    try {
      parsed = MAPPER.readTree(body);
    } catch (JsonProcessingException e) {
      json.writeString(body);
      return;
    }
    if (parsed.isMissingNode()) {
      json.writeNull();
    } else {
      MAPPER.writeTree(json, parsed);
    }
  }
}

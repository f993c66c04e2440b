package app.tune.studio.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Reads and writes date-times in JSON, so that the models need no additional Jackson module. */
final class DateTimes {
  private static final DateTimeFormatter FORMAT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

  private DateTimes() {}

  static final class Writer extends StdScalarSerializer<OffsetDateTime> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(OffsetDateTime.class);
    }

    @Override
    public void serialize(OffsetDateTime value, JsonGenerator json, SerializerProvider context)
        throws IOException {
      json.writeString(FORMAT.format(value));
    }
  }

  static final class Reader extends StdScalarDeserializer<OffsetDateTime> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(OffsetDateTime.class);
    }

    @Override
    public OffsetDateTime deserialize(JsonParser json, DeserializationContext context)
        throws IOException {
      String text = json.getText();
      try {
        return OffsetDateTime.parse(text, FORMAT);
      } catch (DateTimeException e) {
        return (OffsetDateTime)
            context.handleWeirdStringValue(OffsetDateTime.class, text, "not a date-time");
      }
    }
  }
}

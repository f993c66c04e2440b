package app.tune.studio.api;

import feign.Param;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Writes a date-time parameter as RFC 3339 demands, with seconds even if they are zero. */
public final class Timestamp implements Param.Expander {

  /** For Feign, which creates it by reflection. */
  public Timestamp() {}

  @Override
  public String expand(Object value) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((OffsetDateTime) value);
  }
}

package app.tune.studio.client.internal.sse;

/** The fields of an event stream defined by the HTML standard. */
enum Field {
  DATA,
  EVENT,
  ID,
  RETRY,
  UNKNOWN;

  static Field of(byte[] bytes, int start, int end) {
    return switch (end - start) {
      case 2 -> is("id", bytes, start) ? ID : UNKNOWN;
      case 4 -> is("data", bytes, start) ? DATA : UNKNOWN;
      case 5 -> is("event", bytes, start) ? EVENT : is("retry", bytes, start) ? RETRY : UNKNOWN;
      default -> UNKNOWN;
    };
  }

  private static boolean is(String name, byte[] bytes, int start) {
    for (int i = 0; i < name.length(); i++) {
      if (bytes[start + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

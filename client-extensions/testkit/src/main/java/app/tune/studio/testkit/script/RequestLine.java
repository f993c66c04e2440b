package app.tune.studio.testkit.script;

/** The first line of a request (RFC 9112, section 3). */
record RequestLine(String method, String target, String version) {
  static RequestLine parse(String line) throws MalformedRequestException {
    String[] parts = line.split(" ", -1);
    if (parts.length != 3
        || !Headers.isToken(parts[0])
        || parts[1].isEmpty()
        || !parts[2].matches("HTTP/1\\.[01]")) {
      throw new MalformedRequestException("not a request line of HTTP/1: '" + line + "'");
    }
    return new RequestLine(parts[0], parts[1], parts[2]);
  }

  boolean keepsOpenByDefault() {
    return version.equals("HTTP/1.1");
  }
}

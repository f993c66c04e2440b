package app.tune.studio.api;

import feign.Param;

/** Writes a path parameter, which has to stay one segment of the path. */
public final class PathSegment implements Param.Expander {

  /** For Feign, which creates it by reflection. */
  public PathSegment() {}

  /**
   * Returns the text of a value; a slash in it is percent-encoded later.
   *
   * @throws IllegalArgumentException if the text is empty, {@code .} or {@code ..}, with which the
   *     request would go to another path
   */
  @Override
  public String expand(Object value) {
    String segment = value.toString();
    if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
      throw new IllegalArgumentException("not a path segment: \"" + segment + "\"");
    }
    return segment;
  }
}

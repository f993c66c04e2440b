package app.tune.studio.api;

import feign.Param;

/** Expands a path parameter to a single path segment. */
public final class PathSegment implements Param.Expander {

  /** Used by Feign, which creates instances by reflection. */
  public PathSegment() {}

  /**
   * Returns the text of a value; a slash in it is percent-encoded later.
   *
   * @throws IllegalArgumentException if the text is empty, {@code .} or {@code ..}, which would
   *     change the path of the request
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

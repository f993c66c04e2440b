package app.tune.studio.benchmarks.report;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;

/** Writes what is drawn as SVG. */
final class SvgFile {

  private SvgFile() {}

  static void write(Consumer<Graphics2D> drawing, int width, int height, Path file)
      throws IOException {
    Document document =
        GenericDOMImplementation.getDOMImplementation()
            .createDocument("http://www.w3.org/2000/svg", "svg", null);
    SVGGraphics2D graphics = new SVGGraphics2D(document);
    graphics.setSVGCanvasSize(new Dimension(width, height));
    drawing.accept(graphics);
    try (Writer out = Files.newBufferedWriter(file)) {
      graphics.stream(out, true);
    }
  }
}

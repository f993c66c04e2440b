package app.tune.studio.benchmarks.report;

import static app.tune.studio.benchmarks.contestant.Contestants.BASELINE;

import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.text.DecimalFormat;
import java.util.List;
import java.util.Map;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedRangeCategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Horizontal bars of the ratios to the baseline, on a logarithmic axis: they start at 1. */
final class RatioChart {

  private static final List<Figure> MORE_IS_BETTER =
      List.of(
          Figure.CALLS_1,
          Figure.CALLS_16,
          Figure.ASYNC_CALLS,
          Figure.TLS_CALLS,
          Figure.EVENTS_64,
          Figure.EVENTS_64_PUBLISHED);

  private static final List<Figure> LESS_IS_BETTER =
      List.of(
          Figure.CALLS_1_CPU,
          Figure.CALLS_1_BYTES,
          Figure.EVENTS_64_CPU,
          Figure.EVENTS_64_BYTES,
          Figure.EVENTS_1_CPU,
          Figure.FIRST,
          Figure.FIRST_PUBLISHED,
          Figure.TLS_FIRST,
          Figure.DELAY,
          Figure.DELAY_PUBLISHED,
          Figure.TLS_DELAY,
          Figure.TLS_DELAY_PUBLISHED,
          Figure.MANY_1000,
          Figure.MANY_1000_PUBLISHED,
          Figure.MANY_1000_PUBLISHED_HEAP,
          Figure.MANY_5000,
          Figure.MANY_5000_PUBLISHED,
          Figure.VIRTUAL_1000,
          Figure.COLD_RESPONSE,
          Figure.COLD_CHUNK);

  /** The palette of Okabe and Ito, distinct for color-blind readers too. */
  private static final Map<String, Color> COLORS =
      Map.of(
          "tune", new Color(0xD55E00),
          "tune-io", new Color(0xCC79A7),
          "httpclient5", new Color(0x0072B2),
          "okhttp", new Color(0x56B4E9),
          "push", new Color(0x999999),
          "openai-java", new Color(0x009E73),
          "langchain4j", new Color(0xE69F00));

  private static final int WIDTH = 1000;
  private static final int MARGIN = 150;
  private static final int BAR_HEIGHT = 11;
  private static final double ROW_MARGIN = 0.15;
  private static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font VALUE = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

  private RatioChart() {}

  static void write(Results results, String conditions, Path file) throws IOException {
    List<Figure> more = MORE_IS_BETTER.stream().filter(results::has).toList();
    List<Figure> less = LESS_IS_BETTER.stream().filter(results::has).toList();
    CombinedRangeCategoryPlot plot = new CombinedRangeCategoryPlot(axis());
    plot.setOrientation(PlotOrientation.HORIZONTAL);
    plot.setGap(14);
    add(plot, results, more, "more is better");
    add(plot, results, less, "less is better");
    if (plot.getSubplots().isEmpty()) {
      return;
    }
    plot.setFixedLegendItems(((CategoryPlot) plot.getSubplots().get(0)).getLegendItems());
    JFreeChart chart =
        new JFreeChart(
            "Ratio to the JDK's client by hand", LABEL.deriveFont(Font.BOLD, 18), plot, true);
    chart.setBackgroundPaint(Color.WHITE);
    chart.getLegend().setItemFont(LABEL);
    chart.getLegend().setFrame(BlockBorder.NONE);
    chart.addSubtitle(new TextTitle(conditions, VALUE.deriveFont(11f)));
    int bars = (more.size() + less.size()) * results.contestants().size();
    SvgFile.write(
        graphics ->
            chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, MARGIN + bars * BAR_HEIGHT)),
        WIDTH,
        MARGIN + bars * BAR_HEIGHT,
        file);
  }

  private static LogAxis axis() {
    LogAxis axis = new LogAxis("ratio, logarithmic");
    axis.setBase(2);
    axis.setTickUnit(new NumberTickUnit(1));
    axis.setNumberFormatOverride(new DecimalFormat("0.###"));
    axis.setTickLabelFont(LABEL);
    axis.setLabelFont(LABEL);
    axis.setUpperMargin(0.1);
    axis.setLowerMargin(0.1);
    return axis;
  }

  private static void add(
      CombinedRangeCategoryPlot plot, Results results, List<Figure> figures, String label) {
    if (figures.isEmpty()) {
      return;
    }
    DefaultCategoryDataset ratios = new DefaultCategoryDataset();
    for (String contestant : results.contestants()) {
      for (Figure figure : figures) {
        double ratio = Results.median(results.ratios(figure, contestant));
        if (!contestant.equals(BASELINE)) {
          ratios.addValue(Double.isNaN(ratio) ? null : ratio, contestant, figure.label);
        }
      }
    }
    CategoryAxis categories = new CategoryAxis(label);
    categories.setTickLabelFont(LABEL);
    categories.setLabelFont(LABEL.deriveFont(Font.BOLD));
    categories.setMaximumCategoryLabelWidthRatio(0.5f);
    categories.setCategoryMargin(0.18);
    categories.setLowerMargin(ROW_MARGIN / figures.size());
    categories.setUpperMargin(ROW_MARGIN / figures.size());
    CategoryPlot subplot = new CategoryPlot(ratios, categories, null, renderer(ratios));
    subplot.setBackgroundPaint(new Color(0xF6F6F6));
    subplot.setRangeGridlinePaint(Color.LIGHT_GRAY);
    plot.add(subplot, figures.size());
  }

  private static BarRenderer renderer(DefaultCategoryDataset ratios) {
    BarRenderer bars = new LabelledBars();
    bars.setBase(1);
    bars.setIncludeBaseInRange(true);
    bars.setBarPainter(new StandardBarPainter());
    bars.setShadowVisible(false);
    bars.setItemMargin(0.05);
    bars.setDefaultItemLabelGenerator(
        new StandardCategoryItemLabelGenerator("{2}", new DecimalFormat("0.00")));
    bars.setDefaultItemLabelsVisible(true);
    bars.setDefaultItemLabelFont(VALUE);
    for (int row = 0; row < ratios.getRowCount(); row++) {
      bars.setSeriesPaint(row, COLORS.get((String) ratios.getRowKey(row)));
    }
    return bars;
  }

  /** Places the label of a bar at its end, on either side of 1. */
  private static final class LabelledBars extends BarRenderer {

    private static final long serialVersionUID = 1;

    private static final ItemLabelPosition RIGHT =
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT);
    private static final ItemLabelPosition LEFT =
        new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT);

    @Override
    public ItemLabelPosition getPositiveItemLabelPosition(int row, int column) {
      Number ratio = getPlot().getDataset().getValue(row, column);
      return ratio != null && ratio.doubleValue() < 1 ? LEFT : RIGHT;
    }
  }
}

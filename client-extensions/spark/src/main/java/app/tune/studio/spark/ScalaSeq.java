package app.tune.studio.spark;

import java.util.ArrayList;
import java.util.List;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;

/** Lists as Catalyst takes them. */
final class ScalaSeq {

  private ScalaSeq() {}

  static <T> Seq<T> of(List<? extends T> list) {
    return CollectionConverters.<T>asScala(new ArrayList<T>(list)).toSeq();
  }
}

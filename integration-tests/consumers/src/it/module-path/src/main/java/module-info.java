module consumer {
  requires app.tune.studio.client;
  requires app.tune.studio.testkit;
}

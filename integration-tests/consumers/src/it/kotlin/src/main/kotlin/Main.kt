package consumer

import app.tune.studio.client.TextCompletions
import app.tune.studio.client.TuneStudioClient
import app.tune.studio.testkit.TuneStudioServer
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.mapNotNull
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.await
import kotlinx.coroutines.jdk9.asFlow
import kotlinx.coroutines.runBlocking
import java.time.Duration

/** Streams as a flow: collecting it sends the request, cancelling the collector closes the connection. */
// tag::flow[]
fun TextCompletions.pieces(beginning: String): Flow<String> =
    publish { it.prompt(beginning).maxTokens(16) }.asFlow().mapNotNull { it.text() }
// end::flow[]

suspend fun TextCompletions.whole(beginning: String): String? =
    createAsync { it.prompt(beginning).maxTokens(16) }.await().text()

fun main() = TuneStudioServer.builder().seed(42).start().use { server ->
    TuneStudioClient.builder().baseUrl(server.baseUrl()).apiKey(server.apiKey()).build().use { tune ->
        val completions = tune.textCompletions()
        runBlocking {
            val pieces = completions.pieces("Once upon a time").toList()
            check(pieces.joinToString("") == completions.whole("Once upon a time")) { pieces }
            check(completions.pieces("Once upon a time").take(2).toList() == pieces.take(2))
        }
        check(server.awaitActiveStreams(0, Duration.ofSeconds(30))) { "a cancelled flow left its stream open" }
    }
}

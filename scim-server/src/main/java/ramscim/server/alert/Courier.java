package ramscim.server.alert;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import ramscim.server.alert.Webhook.Message;
import ramscim.server.words.Words;

/** Delivers what is for one target, one after the other; a target that does not answer keeps no other waiting. */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);
    private static final int MOST_DOUBLINGS = 20;

    private final String target;
    private final Webhook webhook;
    private final Outbox outbox;
    private final AlertMetrics metrics;
    private final HttpClient http;
    private final Duration retryWait;
    private final Clock clock;

    Courier(
            String target,
            Webhook webhook,
            Outbox outbox,
            AlertMetrics metrics,
            HttpClient http,
            Duration retryWait,
            Clock clock) {
        this.target = target;
        this.webhook = webhook;
        this.outbox = outbox;
        this.metrics = metrics;
        this.http = http;
        this.retryWait = retryWait;
        this.clock = clock;
    }

    String target() {
        return target;
    }

    /** Stops at the first that cannot be delivered: the next would not be either. */
    void deliverDue() {
        try {
            boolean goOn = true;
            while (goOn) {
                goOn = outbox.take(target).map(this::deliver).orElse(false);
            }
        } catch (DataAccessException e) {
            LOG.warn("Alerts for '{}' cannot be read from the database: {}", target, e.getMessage());
        }
    }

    private boolean deliver(Delivery taken) {
        Words problem = send(taken);
        if (problem == null) {
            outbox.delivered(taken);
            metrics.delivered();
            return true;
        }
        Duration wait = wait(taken.attempts());
        outbox.failed(taken, problem, wait);
        metrics.failed();
        LOG.warn(
                "An alert for '{}' was not delivered and is tried again in {} s: {}",
                target,
                wait.toSeconds(),
                problem.english());
        return false;
    }

    private Duration wait(int failedBefore) {
        long full = Math.min(LONGEST_WAIT.toMillis(), retryWait.toMillis() << Math.min(failedBefore, MOST_DOUBLINGS));
        return Duration.ofMillis(full - ThreadLocalRandom.current().nextLong(full / 4 + 1));
    }

    /** @return why it was not delivered; null if it was */
    @Nullable Words send(Delivery delivery) {
        Message message = webhook.message(delivery, clock.instant());
        HttpRequest.Builder request = HttpRequest.newBuilder(message.address())
                .timeout(PATIENCE)
                .header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "ram-scim-bridge")
                .POST(BodyPublishers.ofString(message.body()));
        message.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), ShortAnswer.handler());
            return webhook.refusal(answer.statusCode(), answer.body());
        } catch (IOException e) {
            return words(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Words.of("alerts.problem.stopping");
        }
    }

    /** What the exception says itself may hold the address, which may be a secret. */
    private static Words words(IOException e) {
        if (e instanceof HttpTimeoutException) {
            return Words.of("alerts.problem.silent", PATIENCE);
        }
        if (e instanceof ConnectException) {
            return Words.of("alerts.problem.unreachable");
        }
        return e instanceof SSLException
                ? Words.of("alerts.problem.tls")
                : Words.of("alerts.problem.broken", e.getClass().getSimpleName());
    }
}

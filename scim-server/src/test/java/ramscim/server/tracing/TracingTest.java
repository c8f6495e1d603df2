package ramscim.server.tracing;

import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import io.micrometer.tracing.Tracer;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import ramscim.server.running.Bodies;
import ramscim.server.running.RunningBridge;
import ramscim.simulator.fault.Fault;

class TracingTest {
    @Configuration(proxyBeanMethods = false)
    static class Spans {
        @Bean
        InMemorySpanExporter spans() {
            return InMemorySpanExporter.create();
        }
    }

    private static List<SpanData> finished(RunningBridge bridge) {
        bridge.bean(SdkTracerProvider.class).forceFlush().join(10, TimeUnit.SECONDS);
        return bridge.bean(InMemorySpanExporter.class).getFinishedSpanItems();
    }

    private static @Nullable String attribute(SpanData span, String name) {
        return span.getAttributes().get(AttributeKey.stringKey(name));
    }

    @Test
    void request_thatCallsRam_isOneTraceWithEveryAttempt() {
        WireMockServer collector =
                new WireMockServer(WireMockConfiguration.options().dynamicPort());
        collector.start();
        collector.stubFor(post("/v1/traces").willReturn(ok()));
        try (RunningBridge bridge = RunningBridge.startWith(
                Spans.class,
                "bridge.tracing.enabled=true",
                "management.otlp.tracing.endpoint=" + collector.baseUrl() + "/v1/traces")) {
            bridge.simulator().faults().add(Fault.internalError("CreateUser").times(1));

            bridge.scim()
                    .with("X-Request-Id", "req-4711")
                    .post("/Users", Bodies.user("tracy"))
                    .isStatus(201);

            SpanData request = Awaitility.await("the request's span is finished")
                    .until(
                            () -> finished(bridge).stream()
                                    .filter(span -> span.getName().equals("POST /scim/v2/Users"))
                                    .findFirst()
                                    .orElse(null),
                            Objects::nonNull);
            assertThat(attribute(request, "request.id")).isEqualTo("req-4711");
            List<SpanData> calls = finished(bridge).stream()
                    .filter(span -> span.getName().equals("ram-create-user"))
                    .toList();
            assertThat(calls)
                    .allSatisfy(call -> {
                        assertThat(call.getTraceId()).isEqualTo(request.getTraceId());
                        assertThat(call.getParentSpanId()).isEqualTo(request.getSpanId());
                        assertThat(attribute(call, "operation")).isEqualTo("CreateUser");
                        assertThat(attribute(call, "ram.request_id")).isNotBlank();
                    })
                    .extracting(call -> attribute(call, "ram.attempt") + " " + attribute(call, "outcome"))
                    .containsExactlyInAnyOrder("1 ambiguous", "2 success");
            assertThat(finished(bridge))
                    .allSatisfy(span -> assertThat(span.toString()).doesNotContain("tracy", RunningBridge.TOKEN));
            Awaitility.await("the collector gets them")
                    .until(() -> !collector.getAllServeEvents().isEmpty());
        } finally {
            collector.stop();
        }
    }

    @Test
    void tracing_notConfigured_isNotEvenSetUp() {
        assertThat(RunningBridge.shared().bean(Tracer.class)).isSameAs(Tracer.NOOP);
        assertThatThrownBy(() -> RunningBridge.shared().bean(SdkTracerProvider.class))
                .isInstanceOf(NoSuchBeanDefinitionException.class);
    }
}

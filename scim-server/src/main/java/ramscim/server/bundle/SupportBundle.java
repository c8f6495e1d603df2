package ramscim.server.bundle;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.ConfigurableEnvironment;
import ramscim.server.health.HealthMonitor;
import ramscim.server.health.Verdict;
import ramscim.server.settings.EffectiveSettings;
import ramscim.server.start.KnownSettings;
import ramscim.server.start.Versions;

/** What a running bridge says of itself to strangers. */
public final class SupportBundle {
    private final EffectiveSettings settings;
    private final HealthMonitor health;
    private final PrometheusMeterRegistry metrics;
    private final RecentLog log;

    SupportBundle(EffectiveSettings settings, HealthMonitor health, PrometheusMeterRegistry metrics, RecentLog log) {
        this.settings = settings;
        this.health = health;
        this.metrics = metrics;
        this.log = log;
    }

    byte[] make() {
        Map<String, String> texts = known(settings);
        texts.put("health.txt", verdict(health.verdict()));
        texts.put("metrics.txt", metrics.scrape());
        texts.put("log.txt", log.text());
        texts.put("threads.txt", ThreadDump.text());
        return Archive.of(texts);
    }

    /** What can be said without a bridge that runs. */
    public static byte[] ofStopped(ConfigurableEnvironment environment, String why) {
        Map<String, String> texts = known(new EffectiveSettings(environment));
        texts.put("missing.txt", "No health, metrics, log and threads: " + why + "\n");
        return Archive.of(texts);
    }

    private static Map<String, String> known(EffectiveSettings settings) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("versions.txt", versions());
        texts.put("configuration.txt", new ShareableSettings(KnownSettings.read()).text(settings.all()));
        return texts;
    }

    private static String versions() {
        Runtime machine = Runtime.getRuntime();
        return String.join("\n", Versions.lines())
                + "\n%s %s %s, %d processors, %d MB of heap at the most, up for %d s\n"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch"),
                                machine.availableProcessors(),
                                machine.maxMemory() >> 20,
                                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    }

    /** The kinds of what was found; its sentences name what has to stay in the company's systems. */
    private static String verdict(Verdict verdict) {
        String findings = verdict.findings().stream()
                .map(finding -> "%s %s%n".formatted(finding.level(), finding.kind()))
                .collect(Collectors.joining());
        String chain = verdict.chain().stream()
                .map(lamp -> "%s %s%n".formatted(lamp.level(), lamp.name()))
                .collect(Collectors.joining());
        return String.join("\n", List.of("verdict " + verdict.level(), findings, chain));
    }
}

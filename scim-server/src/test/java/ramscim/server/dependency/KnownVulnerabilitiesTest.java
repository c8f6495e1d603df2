package ramscim.server.dependency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownVulnerabilitiesTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-11-29");

    @Test
    void product_hasNoneThatIsNotAccepted() throws IOException {
        assertThat(KnownVulnerabilities.read().open(Component.ofTheProduct(), LocalDate.now(ZoneOffset.UTC)))
                .as("Take a version in which it is mended (pom.xml), or accept it in .ci/vulnerabilities.tsv.")
                .isEmpty();
    }

    @Test
    void list_acceptsNothingThatTheProductDoesNotHave() throws IOException {
        assertThat(KnownVulnerabilities.read().needlesslyAccepted(Component.ofTheProduct()))
                .isEmpty();
    }

    /** A list of other names, or an empty bill, would find nothing for ever. */
    @Test
    void list_artifacts_areOfTheProduct() throws IOException {
        List<String> product =
                Component.ofTheProduct().stream().map(Component::artifact).toList();

        assertThat(KnownVulnerabilities.read().list())
                .isNotEmpty()
                .extracting(Vulnerability::artifact)
                .isSubsetOf(product);
    }

    @ParameterizedTest
    @CsvSource({
        "org.apache.tomcat.embed:tomcat-embed-core, 10.1.55, CVE-2026-118233",
        "org.bouncycastle:bcprov-jdk18on, 1.79, CVE-2025-14813",
        "org.xerial:sqlite-jdbc, 3.49.1.0, CVE-2025-6965",
        "com.fasterxml.jackson.core:jackson-databind, 2.21.4, CVE-2026-54515",
        "io.opentelemetry:opentelemetry-api, 1.49.0, CVE-2026-45292",
        "org.postgresql:postgresql, 42.7.11, CVE-2026-54291",
        "org.apache.commons:commons-lang3, 3.17.0, CVE-2025-48924"
    })
    void open_versionBeforeTheFix_isFound(String artifact, String version, String id) throws IOException {
        assertThat(KnownVulnerabilities.read().open(List.of(Component.of(artifact, version)), TODAY))
                .anyMatch(found -> found.startsWith(artifact + ":" + version + " has " + id + " ("));
    }

    @ParameterizedTest
    @CsvSource({"2026-11-28, 1", "2026-11-29, 0", "-, 1"})
    void open_accepted_isFoundAfterThatDayOnly(String acceptedUntil, int found) {
        KnownVulnerabilities known = KnownVulnerabilities.of(
                List.of("# a comment", "org:a\t(,2.0)\tCVE-1\t2.0\tsomething\t" + acceptedUntil));

        assertThat(known.open(List.of(Component.of("org:a", "1.9"), Component.of("org:a", "2.0")), TODAY))
                .hasSize(found);
    }

    @Test
    void needlesslyAccepted_mendedSince_isNamed() {
        KnownVulnerabilities known =
                KnownVulnerabilities.of(List.of("org:a\t(,2.0)\tCVE-1\t2.0\tsomething\t2027-01-01"));

        assertThat(known.needlesslyAccepted(List.of(Component.of("org:a", "2.0"))))
                .containsExactly("CVE-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org:a\t(,2.0)\tCVE-1\t2.0\tsomething",
                "a\t(,2.0)\tCVE-1\t2.0\tsomething\t-",
                "org:a\t2.0\tCVE-1\t2.0\tsomething\t-",
                "org:a\t(2.0\tCVE-1\t2.0\tsomething\t-",
                "org:a\t(,2.0)\tCVE-1\t2.0\t\t-",
                ""
            })
    void of_lineThatIsNone_isRefused(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> KnownVulnerabilities.of(List.of(line)));
    }
}

package ramscim.server.dependency;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The list that is kept with the source, so that a build needs no network to know what is wrong with it. */
record KnownVulnerabilities(List<Vulnerability> list) {
    KnownVulnerabilities {
        list = List.copyOf(list);
    }

    static KnownVulnerabilities read() throws IOException {
        return of(Files.readAllLines(Path.of("..", ".ci", "vulnerabilities.tsv")));
    }

    static KnownVulnerabilities of(List<String> lines) {
        return new KnownVulnerabilities(lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(Vulnerability::parse)
                .toList());
    }

    /** What is in one of the components and not accepted, or not any more. */
    List<String> open(Collection<Component> components, LocalDate day) {
        return components.stream()
                .flatMap(component -> found(component)
                        .filter(vulnerability -> !vulnerability.isAcceptedOn(day))
                        .map(vulnerability -> "%s has %s (%s), fixed in %s"
                                .formatted(
                                        component, vulnerability.id(), vulnerability.note(), vulnerability.fixedIn())))
                .toList();
    }

    /** What is accepted and in none of the components. */
    List<String> needlesslyAccepted(Collection<Component> components) {
        return list.stream()
                .filter(Vulnerability::isEverAccepted)
                .filter(vulnerability -> components.stream().noneMatch(vulnerability::isIn))
                .map(Vulnerability::id)
                .toList();
    }

    private Stream<Vulnerability> found(Component component) {
        return list.stream().filter(vulnerability -> vulnerability.isIn(component));
    }
}

package ramscim.server.dependency;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import ramscim.server.ScimServerApplication;

/**
 * A part of the product.
 *
 * @param artifact its group and name, with a colon between
 */
record Component(String artifact, DefaultArtifactVersion version) {
    static Component of(String artifact, String version) {
        return new Component(artifact, new DefaultArtifactVersion(version));
    }

    /** All that the bill of materials has, which the build makes of what it resolved. */
    static List<Component> ofTheProduct() throws IOException {
        try (InputStream bill = requireNonNull(
                ScimServerApplication.class.getResourceAsStream("/META-INF/sbom/application.cdx.json"))) {
            return StreamSupport.stream(
                            new ObjectMapper().readTree(bill).path("components").spliterator(), false)
                    .map(Component::read)
                    .toList();
        }
    }

    private static Component read(JsonNode component) {
        return of(
                component.path("group").asText() + ":" + component.path("name").asText(),
                component.path("version").asText());
    }

    String name() {
        return artifact.substring(artifact.indexOf(':') + 1);
    }

    @Override
    public String toString() {
        return artifact + ":" + version;
    }
}

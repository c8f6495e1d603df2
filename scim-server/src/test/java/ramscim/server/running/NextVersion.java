package ramscim.server.running;

import java.nio.file.Path;

/** What the next version of the bridge is to this one, as far as it can be known: more in the schema. */
public final class NextVersion {
    /** With this the bridge is one, and makes what the files under next-version say. */
    public static final String SETTING = "spring.flyway.locations=classpath:db/migration/{vendor},filesystem:"
            + Path.of("src", "test", "resources", "next-version").toAbsolutePath() + "/{vendor}";

    private NextVersion() {}
}

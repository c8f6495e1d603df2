package ramscim.server.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The library that refreshes live parts of pages, as its WebJar brings it. */
final class Htmx {
    private static final String WEB_JAR = "META-INF/resources/webjars/htmx.org/";

    /** The folder of its distribution, on the class path. */
    static final String FOLDER = folder();

    static final String VERSION = FOLDER.split("/")[4];

    private Htmx() {}

    private static String folder() {
        try {
            Resource[] found = new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:" + WEB_JAR + "*/dist/htmx.min.js");
            String location = found[0].getURL().toString();
            int start = location.indexOf(WEB_JAR);
            return location.substring(start, location.lastIndexOf('/') + 1);
        } catch (IOException e) {
            throw new UncheckedIOException("the WebJar of htmx cannot be read", e);
        }
    }
}

package ramscim.server.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;

/**
 * The addresses of style sheets and scripts; each changes with what is behind it, so that browsers may keep them for
 * long.
 */
@Component
public class Assets {
    static final String PATH = "/admin/assets/";
    static final String OWN = "classpath:/admin-assets/";

    private final ResourceLoader resources;
    private final Map<String, String> addresses = new ConcurrentHashMap<>();

    Assets(ResourceLoader resources) {
        this.resources = resources;
    }

    public String of(String file) {
        return addresses.computeIfAbsent(file, name -> PATH + name + "?v=" + digest(name));
    }

    private String digest(String file) {
        Resource resource = resources.getResource(OWN + file);
        try {
            return resource.exists()
                    ? DigestUtils.md5DigestAsHex(resource.getContentAsByteArray())
                            .substring(0, 10)
                    : Htmx.VERSION;
        } catch (IOException e) {
            throw new UncheckedIOException("the asset " + file + " cannot be read", e);
        }
    }
}

package ramscim.store;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Which resources there are, without what they are like. */
public final class KnownResources {
    private final JdbcClient jdbc;

    public KnownResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public int count() {
        return jdbc.sql("select count(*) from resource").query(Integer.class).single();
    }

    public int count(ResourceType type) {
        return jdbc.sql("select count(*) from resource where type = :type")
                .param("type", type.name())
                .query(Integer.class)
                .single();
    }

    /** As they stand on tags in RAM. */
    public Set<String> ids() {
        return new HashSet<>(
                jdbc.sql("select id from resource").query(String.class).list());
    }

    /** Those of the type that clients see. */
    public List<ResourceId> confirmed(ResourceType type) {
        return jdbc
                .sql("select id from resource where type = :type and position is not null")
                .param("type", type.name())
                .query(String.class)
                .stream()
                .map(ResourceId::parse)
                .filter(Objects::nonNull)
                .toList();
    }
}

package ramscim.server.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.ConfirmedResource;
import ramscim.core.resource.ResourceId;

/** Reads resources as SCIM clients see them, always in the order in which they were created. */
public final class ConfirmedResources {
    private static final RowMapper<ConfirmedResource> MAPPER =
            (row, number) -> Objects.requireNonNull(StoredResourceMapper.confirmed(row));
    private static final String FROM = " from resource r where r.attributes is not null and ";
    private static final String ORDER = " order by r.created, r.id";

    private final JdbcClient jdbc;

    public ConfirmedResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public @Nullable ConfirmedResource find(ResourceId id) {
        Condition byId = new Condition("r.id = :id", Map.of("id", id.toString()));
        List<ConfirmedResource> found = page(byId, 0, 1);
        return found.isEmpty() ? null : found.get(0);
    }

    public int count(Condition condition) {
        return statement("select count(*)" + FROM + condition.sql(), condition)
                .query(Integer.class)
                .single();
    }

    public List<ConfirmedResource> page(Condition condition, long offset, int limit) {
        return statement(select(condition) + " limit :limit offset :offset", condition)
                .param("limit", limit)
                .param("offset", offset)
                .query(MAPPER)
                .list();
    }

    /** Hands over each, one at a time, without holding them all. */
    public void forEach(Condition condition, Consumer<ConfirmedResource> consumer) {
        try (Stream<ConfirmedResource> resources = statement(select(condition), condition).query(MAPPER).stream()) {
            resources.forEach(consumer);
        }
    }

    private static String select(Condition condition) {
        return "select " + StoredResourceMapper.CONFIRMED_COLUMNS + FROM + condition.sql() + ORDER;
    }

    private JdbcClient.StatementSpec statement(String sql, Condition condition) {
        return jdbc.sql(sql).params(condition.parameters());
    }
}

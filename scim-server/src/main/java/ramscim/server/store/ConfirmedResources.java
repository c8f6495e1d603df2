package ramscim.server.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.resource.ResourceId;

/** Reads resources as SCIM clients see them, always in the order in which they were created. */
public final class ConfirmedResources {
    private static final RowMapper<Listed> MAPPER = (row, number) ->
            new Listed(row.getLong("position"), Objects.requireNonNull(StoredResourceMapper.confirmed(row)));

    /** What was never confirmed has no position. */
    private static final String FROM = " from resource r where r.position is not null and ";

    private static final String SELECT = "select r.position, " + StoredResourceMapper.CONFIRMED_COLUMNS + FROM;

    private final JdbcClient jdbc;

    public ConfirmedResources(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A resource in a list.
     *
     * @param position its place in the order of creation, from 1; never changes
     */
    public record Listed(long position, ConfirmedResource resource) {}

    public @Nullable ConfirmedResource find(ResourceId id) {
        List<ConfirmedResource> found = inOrder(List.of(id));
        return found.isEmpty() ? null : found.get(0);
    }

    /** Those of the resources that are there, in the order of the ids. */
    public List<ConfirmedResource> inOrder(List<ResourceId> ids) {
        Map<ResourceId, ConfirmedResource> found = new HashMap<>();
        list(new Sought.OneOf(ids), 0, 0, ids.size())
                .forEach(listed -> found.put(listed.resource().id(), listed.resource()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    public int count(Sought sought) {
        Condition condition = SoughtCondition.of(sought);
        return jdbc.sql("select count(*)" + FROM + condition.sql())
                .params(condition.parameters())
                .query(Integer.class)
                .single();
    }

    /**
     * @param after the position behind which the list begins
     * @param skip how many are left out
     */
    public List<Listed> list(Sought sought, long after, int skip, int limit) {
        Condition condition = SoughtCondition.of(sought);
        return jdbc.sql(SELECT + condition.sql()
                        + " and r.position > :after order by r.position limit :limit offset :skip")
                .params(condition.parameters())
                .param("after", after)
                .param("limit", limit)
                .param("skip", skip)
                .query(MAPPER)
                .list();
    }
}

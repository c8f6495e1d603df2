package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.store.ConfirmedResources;
import ramscim.core.store.Sought;

/** The table {@code resource} as SCIM clients see it. */
public final class JdbcConfirmedResources implements ConfirmedResources {
    /** What was never confirmed has no position. */
    private static final String FROM = " from resource r where r.position is not null and ";

    private static final String SELECT = "select r.position, " + StoredResourceMapper.CONFIRMED_COLUMNS + FROM;

    private final JdbcClient jdbc;
    private final JdbcProvisioningStore store;
    private final RememberedLists lists;
    private final RowMapper<Listed> listed = (row, number) -> listed(row);

    /** @param store remembers some resources, so that their rows need not be parsed */
    public JdbcConfirmedResources(JdbcClient jdbc, JdbcProvisioningStore store) {
        this.jdbc = jdbc;
        this.store = store;
        this.lists = store.rememberedLists();
    }

    @Override
    public @Nullable ConfirmedResource find(ResourceId id) {
        StoredResource stored = store.find(id);
        return stored == null ? null : stored.confirmed();
    }

    @Override
    public List<ConfirmedResource> inOrder(List<ResourceId> ids) {
        Map<ResourceId, ConfirmedResource> found = new HashMap<>();
        page(SoughtCondition.of(new Sought.OneOf(ids)), 0, 0, ids.size())
                .forEach(listed -> found.put(listed.resource().id(), listed.resource()));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public int count(Sought sought) {
        Condition condition = SoughtCondition.of(sought);
        return lists.count(
                condition,
                () -> jdbc.sql("select count(*)" + FROM + condition.sql())
                        .params(condition.parameters())
                        .query(Integer.class)
                        .single());
    }

    @Override
    public List<Listed> list(Sought sought, long after, int skip, int limit) {
        Condition condition = SoughtCondition.of(sought);
        return after == 0
                ? lists.list(condition, skip, limit, (behind, rest) -> page(condition, behind, rest, limit))
                : page(condition, after, skip, limit);
    }

    private List<Listed> page(Condition condition, long after, int skip, int limit) {
        return jdbc.sql(SELECT + condition.sql()
                        + " and r.position > :after order by r.position limit :limit offset :skip")
                .params(condition.parameters())
                .param("after", after)
                .param("limit", limit)
                .param("skip", skip)
                .query(listed)
                .list();
    }

    private Listed listed(ResultSet row) throws SQLException {
        long position = row.getLong("position");
        ConfirmedResource known = store.ifKnown(StoredResourceMapper.id(row));
        return known != null && known.version() == row.getLong("version")
                ? new Listed(position, known)
                : new Listed(position, Objects.requireNonNull(StoredResourceMapper.confirmed(row)));
    }
}

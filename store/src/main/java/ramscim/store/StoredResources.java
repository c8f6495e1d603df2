package ramscim.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Intent;
import ramscim.core.intent.StoredResource;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;

/** Reads all that is known of resources. */
final class StoredResources {
    private static final String SELECT =
            "select " + StoredResourceMapper.COLUMNS + " from resource r left join intent i on i.resource_id = r.id ";
    private static final StoredResourceMapper MAPPER = new StoredResourceMapper();

    private final JdbcClient jdbc;
    private final Memberships memberships;

    StoredResources(JdbcClient jdbc, Memberships memberships) {
        this.jdbc = jdbc;
        this.memberships = memberships;
    }

    @Nullable StoredResource find(ResourceId id) {
        return withMemberships(jdbc.sql(SELECT + "where r.id = :id").param("id", id.toString()));
    }

    @Nullable StoredResource findByName(String nameKey) {
        return withMemberships(jdbc.sql(SELECT + "where r.id = (select resource_id from name_claim where name = :name)")
                .param("name", nameKey));
    }

    /** Everything of a type, in whatever state; without the memberships that intents ask for. */
    List<StoredResource> all(ResourceType type) {
        return jdbc.sql(SELECT + "where r.type = :type order by r.id")
                .param("type", type.name())
                .query(MAPPER)
                .list();
    }

    /**
     * Those of the resources that there are, in the order of their ids; without the memberships that intents ask for.
     */
    List<StoredResource> all(Collection<ResourceId> ids) {
        List<StoredResource> all = new ArrayList<>();
        for (List<String> chunk : Memberships.chunks(ids)) {
            all.addAll(jdbc.sql(SELECT + "where r.id in (:ids) order by r.id")
                    .param("ids", chunk)
                    .query(MAPPER)
                    .list());
        }
        return all;
    }

    private @Nullable StoredResource withMemberships(JdbcClient.StatementSpec select) {
        StoredResource resource = select.query(MAPPER).optional().orElse(null);
        Intent intent = resource == null ? null : resource.intent();
        if (resource == null || intent == null || resource.type() != ResourceType.GROUP) {
            return resource;
        }
        Intent complete = intent.withMemberships(memberships.pending(resource.id()));
        return new StoredResource(
                resource.id(),
                resource.type(),
                resource.sequence(),
                resource.confirmed(),
                resource.observed(),
                complete);
    }

    List<ConfirmedResource> groupsOf(ResourceId user) {
        return jdbc.sql("select " + StoredResourceMapper.CONFIRMED_COLUMNS
                        + " from resource r join membership m on m.group_id = r.id"
                        + " where m.user_id = :user and r.attributes is not null order by r.position")
                .param("user", user.toString())
                .query((row, number) -> Objects.requireNonNull(StoredResourceMapper.confirmed(row)))
                .list();
    }
}

package ramscim.bench.peer;

import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.complex.Meta;
import de.captaingoldfish.scim.sdk.common.schemas.SchemaAttribute;
import de.captaingoldfish.scim.sdk.server.endpoints.Context;
import de.captaingoldfish.scim.sdk.server.endpoints.ResourceHandler;
import de.captaingoldfish.scim.sdk.server.filter.AttributeExpressionLeaf;
import de.captaingoldfish.scim.sdk.server.filter.FilterNode;
import de.captaingoldfish.scim.sdk.server.response.PartialListResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

final class SdkUsers extends ResourceHandler<User> {
    private final Shelf<User> users = new Shelf<>();

    @Override
    public User createResource(User user, Context context) {
        String id = UUID.randomUUID().toString();
        user.setId(id);
        Instant now = Instant.now();
        Meta meta = user.getMeta().orElseThrow();
        meta.setCreated(now);
        meta.setLastModified(now);
        users.put(id, user.getUserName().orElseThrow(), user);
        return user;
    }

    @Override
    public @Nullable User getResource(
            String id, List<SchemaAttribute> attributes, List<SchemaAttribute> excluded, Context context) {
        return users.byId(id);
    }

    @Override
    public PartialListResponse<User> listResources(
            long startIndex,
            int count,
            @Nullable FilterNode filter,
            @Nullable SchemaAttribute sortBy,
            @Nullable SortOrder order,
            List<SchemaAttribute> attributes,
            List<SchemaAttribute> excluded,
            Context context) {
        if (filter instanceof AttributeExpressionLeaf equality) {
            List<User> found = users.byName(equality.getValue());
            return PartialListResponse.<User>builder()
                    .resources(found)
                    .totalResults(found.size())
                    .build();
        }
        return PartialListResponse.<User>builder()
                .resources(users.page((int) startIndex, count))
                .totalResults(users.size())
                .build();
    }

    @Override
    public User updateResource(User user, Context context) {
        users.put(user.getId().orElseThrow(), user.getUserName().orElseThrow(), user);
        return user;
    }

    @Override
    public void deleteResource(String id, Context context) {
        throw new UnsupportedOperationException();
    }
}

package ramscim.bench.peer;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.directory.scim.core.repository.PatchHandler;
import org.apache.directory.scim.core.repository.Repository;
import org.apache.directory.scim.spec.filter.AttributeComparisonExpression;
import org.apache.directory.scim.spec.filter.Filter;
import org.apache.directory.scim.spec.filter.FilterResponse;
import org.apache.directory.scim.spec.filter.PageRequest;
import org.apache.directory.scim.spec.filter.SortRequest;
import org.apache.directory.scim.spec.filter.attribute.AttributeReference;
import org.apache.directory.scim.spec.patch.PatchOperation;
import org.apache.directory.scim.spec.resources.ScimUser;
import org.jspecify.annotations.Nullable;

final class SciMpleUsers implements Repository<ScimUser> {
    private final PatchHandler patches;
    private final Shelf<ScimUser> users = new Shelf<>();

    SciMpleUsers(PatchHandler patches) {
        this.patches = patches;
    }

    @Override
    public Class<ScimUser> getResourceClass() {
        return ScimUser.class;
    }

    @Override
    public ScimUser create(ScimUser user) {
        user.setId(UUID.randomUUID().toString());
        return kept(user);
    }

    @Override
    public ScimUser update(
            String id,
            String version,
            ScimUser user,
            Set<AttributeReference> included,
            Set<AttributeReference> excluded) {
        return kept(user);
    }

    @Override
    public ScimUser patch(
            String id,
            String version,
            List<PatchOperation> operations,
            Set<AttributeReference> included,
            Set<AttributeReference> excluded) {
        ScimUser user = users.byId(id);
        if (user == null) {
            throw new IllegalArgumentException(id);
        }
        return kept(patches.apply(user, operations));
    }

    private ScimUser kept(ScimUser user) {
        users.put(user.getId(), user.getUserName(), user);
        return user;
    }

    @Override
    public @Nullable ScimUser get(String id) {
        return users.byId(id);
    }

    @Override
    public FilterResponse<ScimUser> find(@Nullable Filter filter, PageRequest page, @Nullable SortRequest sort) {
        if (filter != null && filter.getExpression() instanceof AttributeComparisonExpression equality) {
            List<ScimUser> found = users.byName(String.valueOf(equality.getCompareValue()));
            return new FilterResponse<>(found, page, found.size());
        }
        int start = page.getStartIndex() == null ? 1 : page.getStartIndex();
        int count = page.getCount() == null ? 100 : page.getCount();
        return new FilterResponse<>(users.page(start, count), page, users.size());
    }

    @Override
    public void delete(String id) {
        throw new UnsupportedOperationException();
    }
}

package ramscim.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Hold;
import ramscim.core.intent.Intent;
import ramscim.core.intent.Origin;
import ramscim.core.intent.StoredResource;
import ramscim.core.plan.Observed;
import ramscim.core.resource.ResourceId;
import ramscim.core.resource.ResourceType;
import ramscim.core.resource.ScimAttributes;

/** Reads a resource, and its intent where the query joins it. */
final class StoredResourceMapper implements RowMapper<StoredResource> {
    /** The columns that {@link #confirmed} reads. */
    static final String CONFIRMED =
            "id, type, sequence, attributes, version, created, last_modified, acknowledged, observed";

    /** The same of the table r. */
    static final String CONFIRMED_COLUMNS = "r." + CONFIRMED.replace(", ", ", r.");

    static final String COLUMNS = CONFIRMED_COLUMNS
            + ", i.sequence as intent_sequence, i.desired, i.leaver, i.hold, i.actor, i.request_id, i.address, i.accepted, i.attempts, i.next_attempt,"
            + " i.last_error, i.last_reason, i.last_code, i.last_operation, i.last_request_id, i.last_attribute, i.denied_since, i.password";

    @Override
    public StoredResource mapRow(ResultSet row, int rowNumber) throws SQLException {
        return new StoredResource(
                id(row), type(row), row.getLong("sequence"), confirmed(row), observed(row), intent(row));
    }

    static @Nullable ConfirmedResource confirmed(ResultSet row) throws SQLException {
        ScimAttributes attributes = JsonColumns.readAttributes(row.getString("attributes"));
        if (attributes == null) {
            return null;
        }
        return new ConfirmedResource(
                id(row),
                type(row),
                attributes,
                row.getLong("version"),
                Instant.ofEpochMilli(row.getLong("created")),
                Instant.ofEpochMilli(row.getLong("last_modified")),
                row.getInt("acknowledged") != 0,
                observed(row));
    }

    static ResourceId id(ResultSet row) throws SQLException {
        return new ResourceId(UUID.fromString(row.getString("id")));
    }

    private static ResourceType type(ResultSet row) throws SQLException {
        return KeptName.ofClosed(ResourceType.class, row.getString("type"));
    }

    private static @Nullable Observed observed(ResultSet row) throws SQLException {
        return ObservedForm.read(type(row), row.getString("observed"));
    }

    private static @Nullable Intent intent(ResultSet row) throws SQLException {
        long sequence = row.getLong("intent_sequence");
        if (row.wasNull()) {
            return null;
        }
        return new Intent(
                sequence,
                JsonColumns.readAttributes(row.getString("desired")),
                Map.of(),
                row.getInt("leaver") != 0,
                KeptName.of(row.getString("hold"), Hold.HELD),
                new Origin(row.getString("actor"), row.getString("request_id"), row.getString("address")),
                Instant.ofEpochMilli(row.getLong("accepted")),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("next_attempt")),
                RefusalColumns.ofIntent(row),
                row.getInt("password") != 0,
                deniedSince(row));
    }

    private static @Nullable Instant deniedSince(ResultSet row) throws SQLException {
        long millis = row.getLong("denied_since");
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}

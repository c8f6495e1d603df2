package ramscim.server.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import ramscim.core.provisioning.Failure;
import ramscim.core.provisioning.Intent;
import ramscim.core.provisioning.ProvisioningException;
import ramscim.core.resource.ResourceId;

/** What was given up, and why: the rows of the failure table. Its writes belong into the caller's transaction. */
final class RefusedChanges {
    private final JdbcClient jdbc;

    RefusedChanges(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** With what was asked for, so that an administrator can have it tried again; read before the refused resource is gone. */
    void write(ResourceId id, Intent refused, Failure failure) {
        jdbc.sql("""
                        insert into failure (occurred, subject, reason, detail, ram_request_id, resource_id, desired,
                                             type, existed, name)
                        select :at, :subject, :reason, :detail, :requestId, r.id, :desired,
                               r.type, case when r.attributes is null then 0 else 1 end,
                               coalesce((select max(c.name) from name_claim c where c.resource_id = r.id and c.name is distinct from r.name), r.name)
                        from resource r where r.id = :id
                        """)
                .param("id", id.toString())
                .param("desired", JsonColumns.write(refused.desired()))
                .param("at", failure.at().toEpochMilli())
                .param("subject", failure.subject())
                .param("reason", failure.reason().name())
                .param("detail", failure.detail())
                .param("requestId", failure.ramRequestId())
                .update();
    }

    /** Without what was asked for: it is not to be tried again. */
    void write(Failure failure) {
        jdbc.sql("""
                        insert into failure (occurred, subject, reason, detail, ram_request_id)
                        values (:at, :subject, :reason, :detail, :requestId)
                        """)
                .param("at", failure.at().toEpochMilli())
                .param("subject", failure.subject())
                .param("reason", failure.reason().name())
                .param("detail", failure.detail())
                .param("requestId", failure.ramRequestId())
                .update();
    }

    List<Failure> newest(int limit) {
        return jdbc.sql("select * from failure order by id desc limit :limit")
                .param("limit", limit)
                .query((row, number) -> failure(row))
                .list();
    }

    private static Failure failure(ResultSet row) throws SQLException {
        return new Failure(
                Instant.ofEpochMilli(row.getLong("occurred")),
                row.getString("subject"),
                ProvisioningException.Reason.valueOf(row.getString("reason")),
                row.getString("detail"),
                row.getString("ram_request_id"));
    }
}

package ramscim.server.scim;

import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Origin;
import ramscim.scim.endpoint.CurrentRequest;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.origin.RequestOrigin;

/** What Spring knows of the request. */
record ServedRequest(DryRunMode dryRun, AuditTrail record) implements CurrentRequest {
    @Override
    public Origin origin() {
        return RequestOrigin.ofToken();
    }

    @Override
    public boolean isTriedOut() {
        return dryRun.isAsked();
    }

    @Override
    public boolean maySetPasswords() {
        return RequestOrigin.maySetPasswords();
    }

    @Override
    public void leftOut(ConfirmedResource of, String words) {
        record.leftOut(origin(), of, words);
    }
}

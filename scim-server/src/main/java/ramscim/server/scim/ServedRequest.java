package ramscim.server.scim;

import com.unboundid.scim2.common.messages.ErrorResponse;
import ramscim.core.intent.ConfirmedResource;
import ramscim.core.intent.Origin;
import ramscim.scim.endpoint.CurrentRequest;
import ramscim.server.audit.AuditTrail;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.origin.RequestOrigin;
import ramscim.server.scim.error.AnsweredPart;

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
    public void refusedPart(String method, String path, ErrorResponse error) {
        AnsweredPart.remember(method, path, error);
    }

    @Override
    public void ignored(ConfirmedResource of, String words, String beginning) {
        if (!words.isEmpty() && !words.equals(record.lastToldOf(of.id(), beginning))) {
            record.leftOut(origin(), of, words);
        }
    }

    @Override
    public void leftOut(ConfirmedResource of, String words) {
        record.leftOut(origin(), of, words);
    }
}

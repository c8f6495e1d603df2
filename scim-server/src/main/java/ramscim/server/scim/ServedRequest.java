package ramscim.server.scim;

import ramscim.core.intent.Origin;
import ramscim.scim.endpoint.CurrentRequest;
import ramscim.server.dryrun.DryRunMode;
import ramscim.server.origin.RequestOrigin;

/** What Spring knows of the request. */
record ServedRequest(DryRunMode dryRun) implements CurrentRequest {
    @Override
    public Origin origin() {
        return RequestOrigin.ofToken();
    }

    @Override
    public boolean isTriedOut() {
        return dryRun.isAsked();
    }
}

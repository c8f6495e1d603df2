package ramscim.server.livecheck;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.AccessStatus;
import ramscim.core.directory.ServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.CreateServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.DeleteServiceCredential;
import ramscim.core.directory.ServiceCredentialCall.ListServiceCredentials;
import ramscim.core.directory.ServiceCredentialCall.UpdateServiceCredential;
import ramscim.core.directory.UserCall.DeleteUser;
import ramscim.core.directory.UserPrincipalName;

/** What a service credential goes through, and what it keeps from happening. Its secret is thrown away unread. */
final class ServiceKeys {
    private final Probe probe;
    private final Course course;
    private final UserPrincipalName user;
    private final @Nullable String service;

    /** @param service which it is for; null: none is made */
    ServiceKeys(Probe probe, Course course, Prefix prefix, String domain, @Nullable String service) {
        this.probe = probe;
        this.course = course;
        this.user = prefix.user("with-service-credential", domain);
        this.service = service;
    }

    void run() {
        if (service == null) {
            return;
        }
        DeleteUser deletion = new DeleteUser(course.create(user).id());
        String id = probe.make(new CreateServiceCredential(user, service, "live-check"))
                .id();
        probe.awaits("a new service credential", new ListServiceCredentials(user), list -> !list.isEmpty());
        probe.provoke(
                "one that is Active", new DeleteServiceCredential(user, id), "DeleteConflict.ServiceCredential.Active");
        probe.provoke("a user with a ServiceCredential", deletion, "DeleteConflict.User.ServiceCredential");
        probe.make(new UpdateServiceCredential(user, id, AccessStatus.INACTIVE));
        probe.awaits(
                "that a service credential is off",
                new ListServiceCredentials(user),
                list -> list.stream().noneMatch(ServiceCredential::active));
        probe.make(new DeleteServiceCredential(user, id));
        probe.awaits("that a service credential was deleted", new ListServiceCredentials(user), list -> list.isEmpty());
    }
}

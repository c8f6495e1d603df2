package ramscim.simulator.account;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import ramscim.simulator.error.RamError;

/** The service credentials of the account's users: at most two of a user for each service. */
public final class ServiceCredentials {
    public static final int PER_USER_AND_SERVICE = 2;

    private final Ids ids;
    private final WholeSeconds clock;
    private final Map<String, SimulatedServiceCredential> byId = new TreeMap<>();

    ServiceCredentials(Ids ids, WholeSeconds clock) {
        this.ids = ids;
        this.clock = clock;
    }

    public SimulatedServiceCredential create(String ownerId, String name, String serviceName, @Nullable Duration age) {
        List<SimulatedServiceCredential> owned = of(ownerId);
        if (owned.stream().anyMatch(other -> other.name().equals(name))) {
            throw new RamError(
                    409, "EntityAlreadyExists.User.ServiceCredential", "The service credential does already EXIST.");
        }
        if (owned.stream()
                        .filter(other -> other.serviceName().equals(serviceName))
                        .count()
                >= PER_USER_AND_SERVICE) {
            throw new RamError(
                    409,
                    "LimitExceeded.User.ServiceCredential",
                    "The count of service credentials of the user beyond the current limits.");
        }
        Instant now = clock.now();
        SimulatedServiceCredential made = new SimulatedServiceCredential(
                "SC" + ids.next(),
                ownerId,
                name,
                serviceName,
                new Secret(UUID.randomUUID().toString()),
                SimulatedServiceCredential.ACTIVE,
                now,
                age == null ? null : now.plus(age));
        byId.put(made.id(), made);
        return made;
    }

    /** One that has expired stays so. */
    public void change(SimulatedServiceCredential old, String name, String status) {
        if (old.status().equals(SimulatedServiceCredential.EXPIRED)) {
            throw new RamError(
                    409, "InvalidStatus.ServiceCredential.Expired", "The service credential has already expired.");
        }
        byId.put(old.id(), old.with(name, status));
    }

    /** Works only on one that is not Active. */
    public void delete(SimulatedServiceCredential old) {
        if (old.status().equals(SimulatedServiceCredential.ACTIVE)) {
            throw new RamError(
                    409,
                    "DeleteConflict.ServiceCredential.Active",
                    "The service credential CAN NOT be Active while deleting it.");
        }
        byId.remove(old.id());
    }

    public SimulatedServiceCredential of(String ownerId, String id) {
        return Optional.ofNullable(byId.get(id))
                .filter(one -> one.ownerId().equals(ownerId))
                .map(one -> one.at(clock.now()))
                .orElseThrow(() -> new RamError(
                        404,
                        "EntityNotExist.User.ServiceCredential",
                        "The service credential of the user does not exist."));
    }

    public List<SimulatedServiceCredential> of(String ownerId) {
        return all().stream().filter(one -> one.ownerId().equals(ownerId)).toList();
    }

    public List<SimulatedServiceCredential> all() {
        Instant now = clock.now();
        return byId.values().stream().map(one -> one.at(now)).toList();
    }

    void clear() {
        byId.clear();
    }

    Belongings asBelongings() {
        return new Belongings() {
            @Override
            public boolean existFor(String userId) {
                return !of(userId).isEmpty();
            }

            @Override
            public RamError conflict() {
                return new RamError(
                        409,
                        "DeleteConflict.User.ServiceCredential",
                        "The user CAN NOT has any service credential while deleting the user.");
            }

            @Override
            public void removeFor(String userId) {
                byId.values().removeIf(one -> one.ownerId().equals(userId));
            }
        };
    }
}

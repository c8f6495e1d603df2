package ramscim.simulator.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import ramscim.simulator.error.RamError;

/** Every access key: those of the users, and those of the identity that the simulator was told to admit. */
public final class AccessKeys {

    /** The owner of the configured key. It is no RAM user, and it may do everything. */
    public static final String CALLER = "caller";

    private static final String ID_START = "LTAI5t";
    private static final int ID_LENGTH = 24;
    private static final int SECRET_LENGTH = 30;
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private final int perOwner;
    private final WholeSeconds clock;
    private final SecureRandom random = new SecureRandom();
    private final Links<SimulatedAccessKey> byOwner;
    private final Map<String, SimulatedAccessKey> byId = new HashMap<>();

    AccessKeys(int perOwner, WholeSeconds clock, Listing<SimulatedAccessKey> listing) {
        this.perOwner = perOwner;
        this.clock = clock;
        this.byOwner = new Links<>(listing);
    }

    public SimulatedAccessKey create(String ownerId) {
        if (byOwner.of(ownerId).size() >= perOwner) {
            throw RamError.tooManyAccessKeys();
        }
        return add(ownerId, ID_START + random(ID_LENGTH - ID_START.length()), new Secret(random(SECRET_LENGTH)));
    }

    SimulatedAccessKey add(String ownerId, String id, Secret secret) {
        Instant now = clock.now();
        return keep(new SimulatedAccessKey(id, ownerId, secret, AccessStatus.ACTIVE, now, now, null, null));
    }

    public void changeStatus(SimulatedAccessKey key, AccessStatus status) {
        keep(key.withStatus(status, clock.now()));
    }

    public void delete(SimulatedAccessKey key) {
        byOwner.remove(key.ownerId(), key.id());
        byId.remove(key.id());
    }

    /** What ListAccessKeys shows. */
    public List<SimulatedAccessKey> listedOf(String ownerId) {
        return byOwner.page(ownerId, PageRequest.everything()).items();
    }

    public SimulatedAccessKey of(String ownerId, String id) {
        return find(id).filter(key -> key.ownerId().equals(ownerId)).orElseThrow(RamError::noSuchUserAccessKey);
    }

    public Optional<SimulatedAccessKey> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** The key that signed a call. */
    public SimulatedAccessKey forSigning(String id) {
        SimulatedAccessKey key = find(id).orElseThrow(RamError::unknownAccessKey);
        if (key.status() == AccessStatus.INACTIVE) {
            throw RamError.inactiveAccessKey();
        }
        return key;
    }

    public void use(SimulatedAccessKey key, String service) {
        keep(key.usedFor(service, clock.now()));
    }

    public int count() {
        return byId.size();
    }

    List<SimulatedAccessKey> ofOwner(String ownerId) {
        return byOwner.of(ownerId);
    }

    void clear() {
        byOwner.clear();
        byId.clear();
    }

    private SimulatedAccessKey keep(SimulatedAccessKey key) {
        byId.put(key.id(), key);
        byOwner.put(key.ownerId(), key.id(), key);
        return key;
    }

    private String random(int length) {
        return random.ints(length, 0, CHARACTERS.length())
                .mapToObj(n -> CHARACTERS.substring(n, n + 1))
                .collect(Collectors.joining());
    }

    Belongings asBelongings() {
        return new Belongings() {

            @Override
            public boolean existFor(String userId) {
                return !byOwner.of(userId).isEmpty();
            }

            @Override
            public RamError conflict() {
                return RamError.userStillHasAccessKey();
            }

            @Override
            public void removeFor(String userId) {
                byOwner.of(userId).forEach(AccessKeys.this::delete);
            }
        };
    }
}

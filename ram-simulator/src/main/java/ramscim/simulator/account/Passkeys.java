package ramscim.simulator.account;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import ramscim.simulator.error.RamError;

/** The passkeys of the account's users. Only users make them, at the console; they hinder no deletion. */
public final class Passkeys {
    private final Ids ids;
    private final WholeSeconds clock;
    private final Map<String, SimulatedPasskey> byId = new TreeMap<>();

    Passkeys(Ids ids, WholeSeconds clock) {
        this.ids = ids;
        this.clock = clock;
    }

    SimulatedPasskey add(SimulatedUser user, String name) {
        return keep(new SimulatedPasskey("PASSKEY-" + ids.next(), user.userId(), name, clock.now()));
    }

    public SimulatedPasskey of(String userId, String id) {
        SimulatedPasskey passkey = byId.get(id);
        if (passkey == null || !passkey.userId().equals(userId)) {
            throw new RamError(404, "EntityNotExist.User.Passkey", "The passkey of the user does not exist.");
        }
        return passkey;
    }

    public List<SimulatedPasskey> of(String userId) {
        return byId.values().stream()
                .filter(passkey -> passkey.userId().equals(userId))
                .toList();
    }

    public void rename(SimulatedPasskey passkey, String name) {
        keep(new SimulatedPasskey(passkey.id(), passkey.userId(), name, passkey.createDate()));
    }

    public void delete(SimulatedPasskey passkey) {
        byId.remove(passkey.id());
    }

    void removeAllOf(String userId) {
        byId.values().removeIf(passkey -> passkey.userId().equals(userId));
    }

    void clear() {
        byId.clear();
    }

    private SimulatedPasskey keep(SimulatedPasskey passkey) {
        byId.put(passkey.id(), passkey);
        return passkey;
    }

    /** A passkey as it was at one moment. */
    public record SimulatedPasskey(String id, String userId, String name, Instant createDate) {}
}

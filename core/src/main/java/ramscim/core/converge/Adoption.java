package ramscim.core.converge;

import org.jspecify.annotations.Nullable;
import ramscim.core.directory.GroupProfile;
import ramscim.core.directory.RamGroup;
import ramscim.core.directory.RamUser;
import ramscim.core.intent.Origin;
import ramscim.core.mapping.DesiredUser;

/**
 * Whether a RAM user or group that is there already, and has the name of one that is to be created, becomes that one. It keeps its keys,
 * policies, groups and members.
 *
 * <p>Only what nobody keeps is ever adopted, and only under the same name: neither an e-mail address nor an administrator's word changes that.
 * Who is an administrator of the account, or protected, counts as kept ({@link Keepers}).
 *
 * @param groups whether groups are adopted as well
 * @param askers who may adopt without an administrator
 */
public record Adoption(Mode mode, boolean groups, Grants grants, Askers askers) {
    /** Whoever asks may adopt. */
    public Adoption(Mode mode, boolean groups, Grants grants) {
        this(mode, groups, grants, origin -> true);
    }

    /** What decides without an administrator. */
    public enum Mode {
        /** Nothing: the creation is refused. */
        FAIL,
        /** The same name, and something besides: e-mail or mobile phone of a user, display name of a group. */
        MATCHING,
        /** The same name. */
        TAKE_OVER
    }

    /** What an administrator allowed, one by one, whatever the mode. */
    public interface Grants {
        /** @param ramId RAM's key of the user or group */
        boolean allow(String ramId);
    }

    /** Who may adopt by the mode. */
    public interface Askers {
        boolean mayAdopt(Origin origin);
    }

    /** Adopts nobody. */
    public static Adoption none() {
        return new Adoption(Mode.FAIL, false, ramId -> false);
    }

    /** @param namesake a user with the logon name that is desired */
    boolean allows(RamUser namesake, DesiredUser desired, Origin asker, Keepers keepers) {
        AdoptionEvidence evidence = AdoptionEvidence.of(namesake, desired.profile());
        return (grants.allow(namesake.id().value()) || byMode(evidence.isMoreThanTheName(), asker))
                && keepers.of(namesake).isNobody();
    }

    /** @param namesake a group with the name that is desired */
    boolean allows(RamGroup namesake, GroupProfile desired, Origin asker, Keepers keepers) {
        boolean byMode = groups && byMode(desired.displayName().equalsIgnoreCase(shown(namesake)), asker);
        return (grants.allow(namesake.id()) || byMode) && keepers.of(namesake).isNobody();
    }

    private static @Nullable String shown(RamGroup group) {
        return group.displayName() == null || group.displayName().isEmpty() ? group.name() : group.displayName();
    }

    private boolean byMode(boolean matches, Origin asker) {
        boolean is =
                switch (mode) {
                    case FAIL -> false;
                    case MATCHING -> matches;
                    case TAKE_OVER -> true;
                };
        return is && askers.mayAdopt(asker);
    }
}

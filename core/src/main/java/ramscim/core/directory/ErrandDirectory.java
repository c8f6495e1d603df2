package ramscim.core.directory;

/** Makes calls for one piece of work, where nothing else is said. */
record ErrandDirectory(RamDirectory directory, Errand errand) implements RamDirectory {
    @Override
    public <R> R call(RamCall<R> call, Errand other) {
        return directory.call(call, other);
    }

    @Override
    public <R> R call(RamCall<R> call) {
        return directory.call(call, errand);
    }
}

extension [Range<Int>] {
    /// The stretches of `0..<count` between these ranges, which are in order and don't touch: what is left when they are taken out.
    func stretchesBetween(upTo count: Int) -> [Range<Int>] {
        var stretches: [Range<Int>] = []
        stretches.reserveCapacity(self.count + 1)
        var position = 0
        for range in self {
            stretches.append(position..<range.lowerBound)
            position = range.upperBound
        }
        stretches.append(position..<count)
        return stretches
    }
}

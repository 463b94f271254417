extension Day {
    /// Full years of age (周岁) on a day, of somebody born on this one: the day of birth is not counted, and a year is full once its
    /// corresponding day has passed (民法典第二百零一条、第二百零二条); so on a birthday the year that it ends is not full yet.
    package func age(on day: Day) -> Int {
        let years = day.year - year
        return max(0, advanced(byMonths: years * 12) < day ? years : years - 1)
    }
}

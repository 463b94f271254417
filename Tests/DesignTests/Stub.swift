// Tests of the components come here.

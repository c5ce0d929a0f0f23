"""What the bodies of records say, one module per kind: dictionary there, frozen value here.

Import the module of the kind: what a submission says takes the whole interview to understand, and
whoever reads a withdrawal or a receipt should not have to load that.
"""

"""The rules of the house, each as a test that reads the tree."""
